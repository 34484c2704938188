"""Glossaries to and from other programs: CSV for spreadsheets, TBX for translation programs, TSV for DeepL."""
