"""What the generated client uses of aenum, which Debian does not have, with the enumerations of the standard library.

The body of an enumeration may name the enumeration itself, as in `def from_json(...) -> Period`.
"""

import enum

__all__ = ["Enum", "no_arg"]

no_arg = object()


class EnumMeta(enum.EnumMeta):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        body = super().__prepare__(name, bases, **keywords)
        dict.__setitem__(body, name, name)
        return body


class Enum(enum.Enum, metaclass=EnumMeta):
    pass
