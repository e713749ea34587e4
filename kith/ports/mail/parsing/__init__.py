"""Reads mail archives: files into raw messages, raw messages into mail, mails into threads. No models.

- `mbox.read_messages(path)` streams RawMessage and Skipped from a file or folder in constant memory;
- `message.parse(raw)` makes a ParsedMail of one, or says why it is Unreadable;
- `threading.Threader` decides which mails belong together, whatever order they come in.
"""
