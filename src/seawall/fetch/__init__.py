"""Bytes from outside, archived: the only room that speaks HTTP."""
