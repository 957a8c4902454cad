from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: never changed, only replaced; an unknown key is an error.

    A validator refuses with `ValueError(say(…))`, so that the sentence is there in both languages:
    `ValidationError.errors()[i]["ctx"]["error"].args[0]` is that `Message`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
