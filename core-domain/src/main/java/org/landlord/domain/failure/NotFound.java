package org.landlord.domain.failure;

/// The resource does not exist, or the caller may not see it. The two cases are indistinguishable on
/// purpose.
public final class NotFound extends Failure {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    /// @param kind the target type of the audit log: `org`, `team`, `usage_limit`, …
    public NotFound(String kind, Object id) {
        this(kind, id, "no " + kind + " " + id);
    }

    /// @param kind the target type of the audit log
    /// @param message says more than that the resource does not exist
    public NotFound(String kind, Object id, String message) {
        super(message);
        this.kind = kind;
        this.id = id.toString();
    }

    /// The target type of the audit log: `org`, `team`, …
    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
