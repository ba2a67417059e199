package org.landlord.port.in.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.landlord.domain.access.Permission;

/// Which permission a use case needs, in the organization or project that its arguments name. Every use case that
/// takes a caller says this or [NeedsNothing]; the build fails for one that says neither, and for one that does
/// not keep to it.
///
/// A caller who may not see what the arguments name gets [org.landlord.domain.failure.NotFound], as if it were
/// not there; who may see it but has not this permission gets [org.landlord.domain.failure.Forbidden]; who is
/// nobody gets [org.landlord.domain.failure.Unauthenticated].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /// The permission.
    Permission value();
}
