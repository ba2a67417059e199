package org.landlord.domain.tenancy;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// The id of a person. It comes from outside: Landlord stores memberships, not people. See [ExternalIds].
public record UserId(String value) implements Comparable<UserId> {

    public UserId {
        value = ExternalIds.check(value);
    }

    @Override
    public int compareTo(UserId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
