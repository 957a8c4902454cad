"""Words that a script had better not hold, found in a text before it is sent: ours, the shop's, or filled in.

Sources: 广告法 §9(3) (absolutes such as 最佳); 电子商务法 §49 and 明码标价和禁止价格欺诈规定 §19(5) (an order
is not cancelled without cause). It finds words, not meanings, and is no legal advice.
"""

import re

from shiftplan.language import Message, say

CAUTIONS = (
    (
        re.compile(
            r"最(?!近|后|终|晚|早|多|少|新|初)|第一(?!次|步|时间|件|个|项|条)|唯一|顶级|极品|国家级|绝对|永久|万能|全网|史上|百分之百"
            r"|100 ?[%％]|\b(?:the best|no\. ?1|number one|cheapest|absolutely)\b",
            re.IGNORECASE,
        ),
        say("“{word}”: advertising law §9 forbids absolutes"),
    ),
    (
        re.compile(
            r"取消.{0,6}订单|砍单|不予发货|不给您?发货了?|\bcancel\w*(?: your| the| this)? orders?\b",
            re.IGNORECASE,
        ),
        say("“{word}”: no word of cancelling before legal and the manager have signed (card E2)"),
    ),
    (
        re.compile(
            r"保证|包您|[一肯必]定(?:会)?(?:能)?到|必到|\b(?:guarantee\w*|we promise|definitely)\b",
            re.IGNORECASE,
        ),
        say("“{word}”: promise only what the shop has given you in writing"),
    ),
)


def cautions(text: str) -> tuple[Message, ...]:
    """A sentence for each kind of word that should be thought over, with the first such word."""
    found = ((pattern.search(text), sentence) for pattern, sentence in CAUTIONS)
    return tuple(
        Message(sentence.template, (("word", hit[0]),)) for hit, sentence in found if hit is not None
    )
