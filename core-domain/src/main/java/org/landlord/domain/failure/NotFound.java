package org.landlord.domain.failure;

/// What was asked for is not there, or is not the caller's: on purpose the two cannot be told apart.
public final class NotFound extends Failure {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    /// @param kind what was looked for, as the audit log calls it (`org`, `team`, `usage_limit`, …)
    /// @param id the id it was looked for by
    public NotFound(String kind, Object id) {
        super("no " + kind + " " + id);
        this.kind = kind;
        this.id = id.toString();
    }

    /// What was looked for, as the audit log calls it.
    public String kind() {
        return kind;
    }

    /// The id it was looked for by.
    public String id() {
        return id;
    }
}
