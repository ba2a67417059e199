/// Requests to gateways, and their limits: addresses, time, size, memory, and the number of calls at a
/// time. Gateways of organizations are not trusted.
@NullMarked
package org.landlord.adapter.gateway.http;

import org.jspecify.annotations.NullMarked;
