from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: never changed, only replaced; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
