# SPDX-License-Identifier: MIT
"""The disk: atomic writing, drafts, forms, word lists."""
