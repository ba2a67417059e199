package org.landlord.domain.failure;

/// An id or slug already exists.
public final class DuplicateId extends Failure {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String field;
    private final String value;

    /// @param kind the target type of the audit log: `org`, `team`, `project`, …
    /// @param field the field: `orgId`, `slug`, …
    /// @param value the value that already exists
    public DuplicateId(String kind, String field, Object value) {
        super(kind + " with " + field + " " + value + " already exists");
        this.kind = kind;
        this.field = field;
        this.value = value.toString();
    }

    public String kind() {
        return kind;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }
}
