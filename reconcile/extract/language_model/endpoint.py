"""One request to an OpenAI-compatible endpoint: bounded in time and size, repeated where that can help."""

import json
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from reconcile.config import LanguageModel
from reconcile.errors import ConfigError, ReconcileError
from reconcile.extract.language_model.prompt import Body
from reconcile.extras import required

if TYPE_CHECKING:
    import httpx

MAX_ANSWER = 1 << 20  # bytes of a response
FIRST_PAUSE = 0.5  # seconds before the first repetition; each further pause is twice as long
LONGEST_PAUSE = 30.0  # seconds, also where the endpoint asks for more

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@frozen
class Reply:
    """What came back.

    Attributes:
        answer: the words of the model.
        model: as the endpoint names it.
        input_tokens, output_tokens: as it counts them; 0 where it does not.
        attempts: requests sent.
        failure: why there is no answer, or "".
    """

    answer: str = ""
    model: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    attempts: int = 1
    failure: str = ""


class _PassingError(Exception):
    """Something that may be over when asked again; `pause` is how long the endpoint asks to wait, in seconds."""

    def __init__(self, problem: str, pause: float = 0.0) -> None:
        super().__init__(problem)
        self.pause = pause


class _FinalError(Exception):
    """Something that will not be better when asked again."""


class Endpoint:
    """A connection to the endpoint of a configuration; use it in a `with` statement."""

    def __init__(self, model: LanguageModel) -> None:
        """Look for httpx and for the key.

        Raises:
            ConfigError: httpx is not installed, or the environment does not hold the key.
        """
        self.model = model
        self.address = f"{model.endpoint.rstrip('/')}/chat/completions"
        self._httpx = required("httpx", "llm", "A language model")
        self._key = key = os.environ.get(model.api_key_env, "") if model.api_key_env else ""
        if model.api_key_env and not key:
            problem = f"the environment variable {model.api_key_env} holds no key for the language model."
            raise ConfigError(
                problem, where="language_model.api_key_env", remedy=f"Set it: export {model.api_key_env}=..."
            )
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # Redirections are not followed: text goes to the address that the user named and nowhere else.
        self._client: httpx.Client = self._httpx.Client(timeout=model.timeout, headers=headers, follow_redirects=False)

    def __enter__(self) -> "Endpoint":
        """Return the connection."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self._client.close()

    def ask(self, request: Body) -> Reply:
        """Send a request, again after a pause where it fails in passing, and return what came of it.

        Raises:
            ConfigError: the endpoint refuses the key, or knows no such address or model.
        """
        attempts = self.model.retries + 1
        failure = ""
        for attempt in range(1, attempts + 1):
            try:
                reply = _reply(self._sent(request))
                return evolve(reply, answer=self._kept(reply.answer), model=self._kept(reply.model), attempts=attempt)
            except _FinalError as error:
                return Reply(attempts=attempt, failure=str(error))
            except _PassingError as error:
                failure = str(error)
                if attempt < attempts:
                    time.sleep(min(LONGEST_PAUSE, max(error.pause, FIRST_PAUSE * 2 ** (attempt - 1))))
        return Reply(attempts=attempts, failure=f"{failure} ({attempts} attempts)")

    def _sent(self, request: Body) -> bytes:
        """Return the body of a good response."""
        started = time.monotonic()
        try:
            with self._client.stream("POST", self.address, json=request) as response:
                data = self._bounded(response, started)
                if response.status_code == 200:
                    return data
                raise self._refusal(response, data)
        except self._httpx.TimeoutException:
            raise _PassingError(f"no answer within {self.model.timeout:g} seconds") from None
        except self._httpx.TransportError as error:
            raise _PassingError(f"no connection: {_short(str(error) or type(error).__name__)}") from None
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            raise _FinalError(f"no answer: {_short(str(error))}") from None

    def _bounded(self, response: "httpx.Response", started: float) -> bytes:
        data = bytearray()
        for piece in response.iter_bytes(1 << 16):
            data += piece
            if len(data) > MAX_ANSWER:
                raise _FinalError(f"the answer is larger than {MAX_ANSWER >> 20} MiB")
            if time.monotonic() - started > self.model.timeout:
                raise _PassingError(f"no whole answer within {self.model.timeout:g} seconds")
        return bytes(data)

    def _refusal(self, response: "httpx.Response", data: bytes) -> Exception:
        status, said = response.status_code, _message(data)
        told = self._kept(f"the endpoint answered HTTP {status}{f': {said}' if said else ''}")
        if status in _PASSING:
            return _PassingError(told, _seconds(response.headers.get("Retry-After", "")))
        if status in (401, 403):
            return self._error(told, "Check the key: api_key_env names the environment variable that holds it.")
        if status == 404:
            return self._error(told, f"Check the address and the model '{self.model.model}'.")
        if 300 <= status < 400:
            return self._error(f"{told}, a redirection, which is not followed", "Name the address itself.")
        return _FinalError(told)

    def _kept(self, text: str) -> str:
        """Return a text without the key, which some endpoints repeat; a trail must not hold it."""
        return text.replace(self._key, "***") if self._key else text

    def _error(self, problem: str, remedy: str) -> ReconcileError:
        return ConfigError(f"{problem.rstrip('.')}.", where=self.address, remedy=remedy)


def _reply(data: bytes) -> Reply:
    """Return what a good response says."""
    try:
        response = json.loads(data)
        message = response["choices"][0]["message"]["content"]
        if not isinstance(message, str):
            raise TypeError
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise _FinalError("the response is not one of the OpenAI-compatible protocol") from None
    usage = response.get("usage")
    return Reply(
        answer=readable(message),
        model=readable(str(response.get("model") or ""))[:200],
        input_tokens=_count(usage, "prompt_tokens"),
        output_tokens=_count(usage, "completion_tokens"),
    )


def _count(usage: object, name: str) -> int:
    count = cast("Mapping[str, object]", usage).get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and 0 <= count < 10**9 else 0


def _message(data: bytes) -> str:
    """Return what a refusal says, shortened."""
    try:
        error = json.loads(data).get("error")
        said = error.get("message") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        said = data.decode("utf-8", "replace")
    return _short(said) if isinstance(said, str) else ""


def _seconds(header: str) -> float:
    return float(header) if header.isascii() and header.isdigit() else 0.0


def _short(text: str) -> str:
    return " ".join(readable(text).split())[:200]


def readable(text: str) -> str:
    """Return a text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()
