/// The client of the REST API: implements `port.in` over HTTP.
@NullMarked
package org.landlord.adapter.client;

import org.jspecify.annotations.NullMarked;
