package org.landlord.domain.shared;

/// A resource that describes itself by its fields that can be set. The audit log shows which of them changed.
/// What identifies a resource is not among them: it is the target of the audit event.
@FunctionalInterface
public interface Described {

    Fields fields();
}
