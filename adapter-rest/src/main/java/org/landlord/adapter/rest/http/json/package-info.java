/// JSON of requests and responses.
@NullMarked
package org.landlord.adapter.rest.http.json;

import org.jspecify.annotations.NullMarked;
