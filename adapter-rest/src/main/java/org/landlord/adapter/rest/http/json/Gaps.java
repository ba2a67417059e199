package org.landlord.adapter.rest.http.json;

import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;

/// Lets a reader go on after a value was refused, so that it finds all that is wrong and not only the first fault.
public final class Gaps {

    private Gaps() {}

    /// @return `value`, which may be null only when something was refused: what is made of it is thrown away then
    @SuppressWarnings("NullAway") // The one place that lets gaps through: read() catches what falls in.
    public static <T> T of(@Nullable T value) {
        return value;
    }

    /// Runs `reader` to its end, and then throws what was wrong.
    ///
    /// @param violations where `reader` notes what is wrong
    /// @param refuseUnknown notes what `reader` did not ask for; not run if `reader` fell into a gap, because then
    ///     it could not ask
    /// @return what `reader` made
    /// @throws InvalidInput with everything that was wrong, if anything was
    public static <T> T read(Violations violations, Supplier<T> reader, Runnable refuseUnknown) {
        T value;
        try {
            value = reader.get();
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            violations.throwIfAny();
            throw refused;
        } catch (WebApplicationException refused) {
            throw refused;
        } catch (RuntimeException fault) {
            // It fell into a gap if there is one; if there is none it is a bug.
            violations.throwIfAny();
            throw fault;
        }
        refuseUnknown.run();
        violations.throwIfAny();
        return value;
    }
}
