"""The European Union's lists: the consolidated financial sanctions files, and annexes of the Official Journal."""
