@NullMarked
package org.landlord.adapter.gateway;

import org.jspecify.annotations.NullMarked;
