package org.landlord.port.out;

/// Storage cannot be used until an operator intervenes. Thrown when an application starts, never to callers.
///
/// The message is one sentence for the operator. It names the storage, the problem and the remedy.
public final class StorageUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageUnusable(String message) {
        super(message);
    }

    public StorageUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
