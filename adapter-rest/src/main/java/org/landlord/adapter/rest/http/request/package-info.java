/// A request as the resources see it: its path, query, headers, preconditions and body.
@NullMarked
package org.landlord.adapter.rest.http.request;

import org.jspecify.annotations.NullMarked;
