#include "core/session/repricer.h"

#include "core/session/callprice.h"

namespace heliograph {

Pricer pricerOf(std::shared_ptr<const PriceBook> prices, ProviderList providers)
{
    return [prices = std::move(prices), providers = std::move(providers)](const Call &call) {
        Provider provider;
        if (const Provider *found = providers.find(call.provider)) {
            provider = *found;
        } else {
            provider.id = call.provider;
            provider.priceProvider = prices->providerId(call.provider).value_or(QString());
        }
        return receiptOf(*prices, provider, call, 0);
    };
}

}
