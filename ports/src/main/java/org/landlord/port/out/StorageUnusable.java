package org.landlord.port.out;

/// Storage cannot be used as it is, and waiting does not help: somebody has to do something first. Thrown while an
/// application starts, never to a caller.
///
/// The message is one sentence for whoever starts it. It names the storage, says what is the matter and what to do.
public final class StorageUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what is the matter with which storage, and what to do
    public StorageUnusable(String message) {
        super(message);
    }

    /// @param message what is the matter with which storage, and what to do
    /// @param cause what tells more, for a log
    public StorageUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
