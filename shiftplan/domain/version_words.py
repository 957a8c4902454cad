"""What may be wrong with the files of a published version, in words."""

from shiftplan.language import Message, say

KEEPINGS: dict[str, Message] = {
    "edited": say("edited outside"),
    "unknown": say("its notice is gone"),
    "broken": say("cannot be read"),
}
