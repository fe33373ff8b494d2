"""`reconcile completion`."""

import click

_INSTALL = {
    "bash": "reconcile completion bash > ~/.local/share/bash-completion/completions/reconcile",
    "zsh": "reconcile completion zsh > ~/.zfunc/_reconcile   (with fpath+=~/.zfunc before compinit in ~/.zshrc)",
    "fish": "reconcile completion fish > ~/.config/fish/completions/reconcile.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(tuple(_INSTALL)))
def command(shell: str) -> None:
    """Print the completion script of bash, zsh or fish.

    \b
    bash: reconcile completion bash > ~/.local/share/bash-completion/completions/reconcile
    zsh:  reconcile completion zsh > ~/.zfunc/_reconcile
    fish: reconcile completion fish > ~/.config/fish/completions/reconcile.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    root = click.get_current_context().find_root()
    source = made(root.command, {}, "reconcile", "_RECONCILE_COMPLETE").source_template % {
        "complete_func": "_reconcile_completion",
        "complete_var": "_RECONCILE_COMPLETE",
        "prog_name": "reconcile",
    }
    lines = source.strip().split("\n")
    note = f"# To install: {_INSTALL[shell]}"
    # zsh wants its '#compdef' in the first line.
    lines.insert(1 if lines[0].startswith("#compdef") else 0, note)
    click.echo("\n".join(lines))
