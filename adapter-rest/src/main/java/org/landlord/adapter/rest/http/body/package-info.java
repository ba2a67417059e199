/// The bodies of requests: their maximum size, collection, decompression and memory budget.
@NullMarked
package org.landlord.adapter.rest.http.body;

import org.jspecify.annotations.NullMarked;
