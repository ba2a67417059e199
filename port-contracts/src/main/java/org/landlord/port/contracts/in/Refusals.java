package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.Violation;

/// Asserts that a use case answers "no", and with which reason.
public final class Refusals {

    private Refusals() {}

    /// The input breaks rules at exactly these places.
    ///
    /// @param pointers JSON pointers, in any order
    public static void assertInvalid(ThrowingCallable call, String... pointers) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, call);
        assertThat(refused).as("InvalidInput at %s", List.of(pointers)).isNotNull();
        assertThat(refused.violations()).extracting(Violation::pointer).containsExactlyInAnyOrder(pointers);
        assertThat(refused.violations()).extracting(Violation::detail).doesNotContain("");
    }

    /// The resource does not exist.
    ///
    /// @param kind what was looked for
    /// @param id the id it was looked for by
    public static void assertNotFound(String kind, Object id, ThrowingCallable call) {
        NotFound refused = assertNotFound(kind, call);
        assertThat(refused.id()).isEqualTo(id.toString());
    }

    /// The resource does not exist; the failure may name any id.
    ///
    /// @param kind what was looked for
    public static NotFound assertNotFound(String kind, ThrowingCallable call) {
        NotFound refused = assertNotFound(call);
        assertThat(refused.kind()).isEqualTo(kind);
        return refused;
    }

    /// The resource does not exist; the failure may name any kind.
    public static NotFound assertNotFound(ThrowingCallable call) {
        NotFound refused = catchThrowableOfType(NotFound.class, call);
        assertThat(refused).as("NotFound").isNotNull();
        return refused;
    }

    /// The value of a field is taken.
    public static void assertDuplicate(String kind, String field, Object value, ThrowingCallable call) {
        DuplicateId refused = catchThrowableOfType(DuplicateId.class, call);
        assertThat(refused).as("DuplicateId of %s %s %s", kind, field, value).isNotNull();
        assertThat(List.of(refused.kind(), refused.field(), refused.value()))
                .containsExactly(kind, field, value.toString());
    }

    /// The request contradicts what is stored.
    public static Conflict assertConflict(ThrowingCallable call) {
        Conflict refused = catchThrowableOfType(Conflict.class, call);
        assertThat(refused).as("Conflict").isNotNull();
        return refused;
    }

    /// Something else is stored than the caller demands.
    public static void assertPreconditionFailed(ThrowingCallable call) {
        assertThat(catchThrowableOfType(PreconditionFailed.class, call))
                .as("PreconditionFailed")
                .isNotNull();
    }
}
