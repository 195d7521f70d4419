"""The commands that run the app for others do start it, under their path."""

import json
import re
import shlex
from pathlib import Path

import pytest

from decision.wording import words
from tests.browser.server import answering, free_port
from tests.conftest import ROOT
from tests.wire import asked

DEPLOY = ROOT / ".deploy"


def of_the_service() -> list[str]:
    found = re.search(r"^ExecStart=(.*)$", (DEPLOY / "aid@.service").read_text("utf-8"), re.MULTILINE)
    assert found
    return shlex.split(found[1])


def of_the_container() -> list[str]:
    found = re.search(r"^CMD (.*)$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    assert found
    command: list[str] = json.loads(found[1])
    return command


@pytest.mark.parametrize("command", [of_the_service(), of_the_container()], ids=["service", "container"])
def test_the_command_starts_the_app_under_its_path(command: list[str], tmp_path: Path) -> None:
    assert command[0].rpartition("/")[2] == "streamlit"
    port = free_port()
    given = ["streamlit", *command[1:]]
    given[given.index("--server.port") + 1] = str(port)
    path = given[given.index("--server.baseUrlPath") + 1]
    with answering(given, f"http://127.0.0.1:{port}/{path}", tmp_path / "log.txt") as address:
        assert words.APP_TITLE in asked(address, "/").text


def test_the_proxy_and_both_commands_have_one_path_and_the_health_check_asks_there() -> None:
    paths = {
        command[command.index("--server.baseUrlPath") + 1]
        for command in (of_the_service(), of_the_container())
    }
    (path,) = paths
    assert f"location /{path} {{" in (DEPLOY / "nginx.conf").read_text("utf-8")
    assert f"/{path}/_stcore/health" in (DEPLOY / "Containerfile").read_text("utf-8")
    assert f"/{path}/_stcore/health" in (DEPLOY / "README.md").read_text("utf-8")


def test_the_locked_packages_are_those_that_the_app_asks_for_each_with_its_hashes() -> None:
    asked_for = re.findall(
        r"^([\w-]+)(?:\[\w+\])?==(\S+)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE
    )
    locked = re.split(
        r"^(?=[\w-]+==)", (DEPLOY / "requirements.lock").read_text("utf-8"), flags=re.MULTILINE
    )[1:]
    pinned = [match.groups() for each in locked if (match := re.match(r"([\w-]+)==(\S+)", each))]
    assert asked_for
    assert [each for each in asked_for if each not in pinned] == []
    assert [each for each in locked if "--hash=sha256:" not in each] == []
