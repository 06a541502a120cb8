"""The short way for whole texts says the same as the library, however the bytes arrive."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side

from app.web.frames import Encoder, Whole

LARGEST = 300
Heard = tuple[Opcode, bool, bytes]

frames = st.builds(
    Frame,
    st.sampled_from([Opcode.TEXT, Opcode.TEXT, Opcode.TEXT, Opcode.PONG, Opcode.PING, Opcode.BINARY, Opcode.CONT]),
    st.one_of(st.text(max_size=40).map(str.encode), st.binary(max_size=90), st.just(b"x" * 126), st.just(b"y" * 320)),
    st.booleans(),
)


def sent(frame: Frame) -> bytes:
    """As a client sends it; a control frame is always whole and short."""
    is_control = frame.opcode in (Opcode.PING, Opcode.PONG)
    shaped = Frame(frame.opcode, frame.data[:100], True) if is_control else frame
    return shaped.serialize(mask=True)


def by_library(chunks: Sequence[bytes], whole: Whole | None = None) -> list[Heard]:
    library, heard = Protocol(Side.SERVER, max_size=LARGEST), list[Heard]()
    for chunk in chunks:
        if library.parser_exc is not None:
            break
        text = whole.text(chunk) if whole else None
        if text is not None:
            heard.append((Opcode.TEXT, True, text.encode()))
        else:
            library.receive_data(chunk)
            heard += [(f.opcode, f.fin, bytes(f.data)) for f in library.events_received() if isinstance(f, Frame)]
    return heard


@given(st.lists(frames, max_size=8), st.lists(st.integers(1, 200), max_size=12), st.booleans())
def test_however_the_bytes_arrive_the_same_is_heard(said: list[Frame], cuts: list[int], is_cut: bool) -> None:
    pieces = [sent(frame) for frame in said]
    if is_cut:
        stream, pieces = b"".join(pieces), []
        for cut in cuts:
            pieces.append(stream[:cut])
            stream = stream[cut:]
        pieces = [piece for piece in (*pieces, stream) if piece]
    assert by_library(pieces, Whole(LARGEST)) == by_library(pieces)


def test_a_vote_takes_the_short_way_also_between_pongs() -> None:
    whole = Whole(LARGEST)
    assert whole.text(sent(Frame(Opcode.TEXT, b'{"id": 1}'))) == '{"id": 1}'
    assert whole.text(sent(Frame(Opcode.PONG, b"hart"))) is None
    assert whole.text(sent(Frame(Opcode.TEXT, "één".encode() * 40))) == "één" * 40


@pytest.mark.parametrize(
    "start",
    [
        sent(Frame(Opcode.TEXT, b"half", False)),
        sent(Frame(Opcode.TEXT, b"afgekapt"))[:-1],
        Frame(Opcode.TEXT, b"zonder masker").serialize(mask=False),
    ],
    ids=["a piece", "cut off", "no mask"],
)
def test_after_anything_else_it_never_judges_again(start: bytes) -> None:
    whole = Whole(LARGEST)
    assert whole.text(start) is None
    assert whole.text(sent(Frame(Opcode.TEXT, b"heel"))) is None


def test_too_long_and_what_is_no_text_is_for_the_library() -> None:
    whole = Whole(LARGEST)
    assert whole.text(sent(Frame(Opcode.TEXT, b"x" * 301))) is None
    assert whole.text(sent(Frame(Opcode.TEXT, b"\xff"))) is None
    assert whole.text(sent(Frame(Opcode.TEXT, b"goed"))) == "goed"


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
def test_what_goes_out_is_what_the_library_would_send(length: int) -> None:
    text = "x" * length
    assert Encoder()(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
