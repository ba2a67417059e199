@NullMarked
package org.landlord.adapter.gateway.http;

import org.jspecify.annotations.NullMarked;
