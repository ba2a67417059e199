/// A response as the resources write it, and how long a client may take to read it.
@NullMarked
package org.landlord.adapter.rest.http.response;

import org.jspecify.annotations.NullMarked;
