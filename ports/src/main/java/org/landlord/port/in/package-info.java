/// What Landlord can be asked to do. Every use case takes the caller as its first argument, validates nothing twice
/// (the types of its commands cannot hold bad values) and answers with the domain's own records or a
/// [org.landlord.domain.failure.Failure].
@NullMarked
package org.landlord.port.in;

import org.jspecify.annotations.NullMarked;
