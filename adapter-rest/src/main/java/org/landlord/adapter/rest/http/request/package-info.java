/// A request as resources read it: its path, query, headers, preconditions and body.
@NullMarked
package org.landlord.adapter.rest.http.request;

import org.jspecify.annotations.NullMarked;
