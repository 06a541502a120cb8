"""The stream in the head: an address, of a host that the server allows."""

from __future__ import annotations

import pytest

from app.errors import PlanProblems
from app.plan_file import read_plan

HEAD = "---\ntitel: Dag\ndatum: 2020-09-17\nlivestream: {}\n---\n## 13:00 A\n"
HOSTS = ("player.vimeo.com", "beeld.example.nl")


def test_a_stream_of_an_allowed_host_is_taken_as_it_stands() -> None:
    address = "https://beeld.example.nl/zaal.m3u8?sleutel=a:b"
    assert read_plan(HEAD.format(address), hosts=HOSTS).livestream == address


def test_another_host_is_refused_with_those_that_would_do() -> None:
    with pytest.raises(PlanProblems) as wrong:
        read_plan(HEAD.format("https://elders.example/zaal"), hosts=HOSTS)
    (problem,) = wrong.value.problems
    assert (problem.line, problem.code) == (4, "strange_stream")
    assert "elders.example" in problem.text
    assert "player.vimeo.com, beeld.example.nl" in problem.text


def test_who_only_reads_a_kept_programme_need_not_know_the_hosts() -> None:
    assert read_plan(HEAD.format("https://elders.example/zaal")).livestream
