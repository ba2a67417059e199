package org.landlord.port.out;

/// The storage does not exist, and the application is not allowed to create it. Thrown when an application starts,
/// never to callers.
///
/// The message is one sentence for the operator that names the storage.
public final class StorageMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StorageMissing(String message) {
        super(message);
    }
}
