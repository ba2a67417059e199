package org.landlord.port.in.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The operation that a use case is, which states the permission that the caller needs, and where. Every use
/// case with a caller has this annotation or [NeedsNothing]. The build fails if one has neither, or checks
/// something else.
///
/// If the caller may not see a resource that the arguments name, the use case fails with
/// [org.landlord.domain.failure.NotFound], as if it did not exist. If the caller may see it and lacks the
/// permission, it fails with [org.landlord.domain.failure.Forbidden]; without credentials, with
/// [org.landlord.domain.failure.Unauthenticated].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    Operation value();
}
