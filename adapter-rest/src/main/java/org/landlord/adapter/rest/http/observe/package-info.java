/// The access log, the metrics and traces of requests, and the readiness check.
@NullMarked
package org.landlord.adapter.rest.http.observe;

import org.jspecify.annotations.NullMarked;
