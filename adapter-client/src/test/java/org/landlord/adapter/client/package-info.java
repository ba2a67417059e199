/// What the client makes of answers that a real server does not easily give.
@NullMarked
package org.landlord.adapter.client;

import org.jspecify.annotations.NullMarked;
