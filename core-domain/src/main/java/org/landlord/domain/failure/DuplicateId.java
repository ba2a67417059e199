package org.landlord.domain.failure;

/// The id or slug is taken.
public final class DuplicateId extends Failure {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String field;
    private final String value;

    /// @param kind what already exists, as the audit log calls it (`org`, `team`, `project`, …)
    /// @param field which of its fields is taken (`orgId`, `slug`, …)
    /// @param value the value that is taken
    public DuplicateId(String kind, String field, Object value) {
        super(kind + " with " + field + " " + value + " already exists");
        this.kind = kind;
        this.field = field;
        this.value = value.toString();
    }

    /// What already exists.
    public String kind() {
        return kind;
    }

    /// Which of its fields is taken.
    public String field() {
        return field;
    }

    /// The value that is taken.
    public String value() {
        return value;
    }
}
