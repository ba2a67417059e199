/// Failures as problem details (RFC 9457): the one place that turns a failure into an HTTP status.
@NullMarked
package org.landlord.adapter.rest.http.problem;

import org.jspecify.annotations.NullMarked;
