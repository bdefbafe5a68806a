"""Where an operation of ours is not the published one."""

from tests.contract.shape import Document, Fact, Facts, Operation, operation_facts


def differences(published: Document, ours: Document, operation: Operation) -> list[str]:
    """One sentence for each place that differs; none when ours is the published operation.

    Ours may say more where the published document is silent: refuse with further statuses, and describe an answer or a
    refusal that is published without a body.
    """
    method, path = operation
    if method.lower() not in ours.get("paths", {}).get(path, {}):
        return ["is not declared"]
    want, got = operation_facts(published, operation), operation_facts(ours, operation)
    found: list[str] = []
    for part, facts in want.items():
        if part not in got:
            found.append(f"status {part} is not declared")
        elif set(facts) <= {"status"} and part not in ("name", "parameters", "body"):
            found += facts_that_differ(part, facts, {place: got[part][place] for place in facts if place in got[part]})
        else:
            found += facts_that_differ(part, facts, got[part])
    return found


def facts_that_differ(part: str, want: Facts, got: Facts) -> list[str]:
    def told(fact: Fact | None) -> str:
        return f"“{fact}”" if fact else "nothing"

    return [
        f"{part} {place}: published {told(want.get(place))}, ours {told(got.get(place))}"
        for place in sorted(want.keys() | got.keys())
        if want.get(place) != got.get(place)
    ]
