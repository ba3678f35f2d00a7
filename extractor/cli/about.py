"""`extractor schema` and `extractor completion`: what the tool says of itself."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record.

    \b
    Example:
        extractor schema > statement.schema.json
    """
    import json

    from extractor.records import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@click.command()
@click.pass_context
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    \b
    Example (bash):
        eval "$(extractor completion bash)"
    """
    from click.shell_completion import get_completion_class

    completer = get_completion_class(shell)
    if completer is None:  # pragma: no cover (the choices above are click's own)
        raise click.ClickException(f"{shell}: no completion for that shell")
    click.echo(completer(context.find_root().command, {}, "extractor", "_EXTRACTOR_COMPLETE").source())
