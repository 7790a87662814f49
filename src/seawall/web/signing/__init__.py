"""Signing in at the service: pages, cookies, the guard of forms, headers that bind browsers, and who is admitted."""

from seawall.web.signing.admit import Door
from seawall.web.signing.forms import form_word, word_of
from seawall.web.signing.install import install

__all__ = ["Door", "form_word", "install", "word_of"]
