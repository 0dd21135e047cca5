#pragma once

#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>

namespace heliograph {

/// Work begun in a pool, or done by the one who asks for its result where the pool has not come to it: whoever is first.
/// The work must not throw.
template <typename T> class Ahead final
{
public:
    static std::shared_ptr<Ahead> start(QThreadPool &pool, std::function<T()> work)
    {
        auto ahead = std::make_shared<Ahead>();
        ahead->m_work = std::move(work);
        pool.start([ahead] { ahead->result(); });
        return ahead;
    }

    T &result()
    {
        std::call_once(m_once, [this] {
            m_result = m_work();
            m_work = nullptr; // with what it holds
        });
        return m_result;
    }

private:
    std::function<T()> m_work;
    std::once_flag m_once;
    T m_result{};
};

}
