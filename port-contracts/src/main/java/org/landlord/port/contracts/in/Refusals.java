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

/// Assertions on the failures of use cases.
public final class Refusals {

    private Refusals() {}

    /// Asserts that the input has violations at exactly these pointers.
    ///
    /// @param pointers JSON pointers, in any order
    public static void assertInvalid(ThrowingCallable call, String... pointers) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, call);
        assertThat(refused).as("InvalidInput at %s", List.of(pointers)).isNotNull();
        assertThat(refused.violations()).extracting(Violation::pointer).containsExactlyInAnyOrder(pointers);
        assertThat(refused.violations()).extracting(Violation::detail).doesNotContain("");
    }

    /// Asserts that a resource does not exist.
    public static void assertNotFound(String kind, Object id, ThrowingCallable call) {
        NotFound refused = assertNotFound(kind, call);
        assertThat(refused.id()).isEqualTo(id.toString());
    }

    /// Asserts that a resource does not exist; the failure may have any id.
    public static NotFound assertNotFound(String kind, ThrowingCallable call) {
        NotFound refused = assertNotFound(call);
        assertThat(refused.kind()).isEqualTo(kind);
        return refused;
    }

    /// Asserts that a resource does not exist; the failure may have any kind and id.
    public static NotFound assertNotFound(ThrowingCallable call) {
        NotFound refused = catchThrowableOfType(NotFound.class, call);
        assertThat(refused).as("NotFound").isNotNull();
        return refused;
    }

    /// Asserts that the value of a field is taken.
    public static void assertDuplicate(String kind, String field, Object value, ThrowingCallable call) {
        DuplicateId refused = catchThrowableOfType(DuplicateId.class, call);
        assertThat(refused).as("DuplicateId of %s %s %s", kind, field, value).isNotNull();
        assertThat(List.of(refused.kind(), refused.field(), refused.value()))
                .containsExactly(kind, field, value.toString());
    }

    /// Asserts that the request conflicts with the stored state.
    public static Conflict assertConflict(ThrowingCallable call) {
        Conflict refused = catchThrowableOfType(Conflict.class, call);
        assertThat(refused).as("Conflict").isNotNull();
        return refused;
    }

    /// Asserts that the precondition does not hold.
    public static void assertPreconditionFailed(ThrowingCallable call) {
        assertThat(catchThrowableOfType(PreconditionFailed.class, call))
                .as("PreconditionFailed")
                .isNotNull();
    }
}
