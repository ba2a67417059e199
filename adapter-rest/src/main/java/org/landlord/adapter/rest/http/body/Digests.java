package org.landlord.adapter.rest.http.body;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests of request bodies.
public final class Digests {

    private Digests() {}

    /// A new SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
