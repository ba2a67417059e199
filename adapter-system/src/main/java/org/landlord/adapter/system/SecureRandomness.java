package org.landlord.adapter.system;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.landlord.port.out.access.Randomness;

/// Secure random numbers of the operating system. Thread-safe.
@ApplicationScoped
class SecureRandomness implements Randomness {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String digits(String digits, int count) {
        if (digits.length() < 2) {
            throw new IllegalArgumentException("there is nothing to choose from");
        }
        StringBuilder chosen = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            // The bound avoids the bias of a remainder.
            chosen.append(digits.charAt(random.nextInt(digits.length())));
        }
        return chosen.toString();
    }
}
